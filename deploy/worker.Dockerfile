# A worker of sweeps: the lab itself, on Node.
FROM node:20-slim
WORKDIR /lab
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
